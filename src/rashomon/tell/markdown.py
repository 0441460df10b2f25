"""account.md: the account as Markdown that reads well as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.model import Account, Conflict, Statement
from rashomon.tell.copying import change_words, lineage_words
from rashomon.tell.dates import date_words, day_words, range_words
from rashomon.tell.events import event_views
from rashomon.tell.labels import Labels, counted, cut, listed, one_line
from rashomon.tell.nesting import lines_of, told_under
from rashomon.tell.parts import EXPECTED, HAPPENED, parts_of
from rashomon.tell.passages import passage_of
from rashomon.tell.ranking import OUT_OF_PLACE, left_open
from rashomon.tell.relations import relation_groups
from rashomon.tell.voices import all_deny, who_says

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$])")
_TIMELINE_NOTES = {"happened": "", "planned": " (planned)", "alleged": " (said by a source)", "denied": " (denied)"}


def to_markdown(account: Account) -> str:
    """Return the account as Markdown: the same lines as the page, without the full texts."""
    labels = Labels(account)
    under = told_under(account.statements, labels.claims)
    parts = parts_of(account, labels.claims)
    blocks = [
        _head(account),
        _statements(HAPPENED, parts.happened, labels, under),
        _statements(EXPECTED, parts.expected, labels, under),
        _conflicts("Where the reports disagree", account, "conflict", labels),
        _conflicts("What was expected and what came of it", account, "superseded", labels),
        _conflicts("The same in other words", account, "compatible", labels),
        _statements("Background", parts.background, labels, under),
        _statements(OUT_OF_PLACE, parts.apart, labels, under),
        _timeline(account, labels),
        _relations(account, labels),
        _events(account, labels),
        _lineage(account, labels),
        _entities(account, labels),
        _reports(account, labels),
        _rejected(account),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escape(text: str) -> str:
    """Return text as one line in which Markdown sees nothing but text."""
    line = _SPECIAL.sub(r"\\\1", one_line(text))
    return re.sub(r"^(\d+)([.)])|^([-+=])", lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)


def _open(statement: Statement, labels: Labels) -> bool:
    return left_open(statement, labels.claims.get(statement.shown))


def _head(account: Account) -> str:
    statements = account.statements
    single = sum(1 for s in statements if s.status == "single-source")
    disputes = sum(1 for c in account.conflicts if c.relation == "conflict")
    when = range_words(account.story.start, account.story.end)
    counts = [
        counted(len(account.articles), "report"),
        counted(len(account.origins), "independent origin"),
        counted(len(statements), "statement"),
        counted(disputes, "conflict"),
        f"{single} from a single origin",
    ]
    lines = [f"# {escape(account.story.title or 'An account of the reports')}", ""]
    if when:
        lines += [when, ""]
    lines += [" · ".join(counts), "", "This measures what is reported and on how many independent origins it rests; "]
    lines[-1] += "it does not measure what is true."
    return "\n".join(lines)


def _support(statement: Statement) -> str:
    reports = counted(len(statement.articles), "report")
    if statement.status == "single-source":
        return f"single origin · {reports}"
    extra = {"disputed": " · disputed", "superseded": " · overtaken"}.get(statement.status, "")
    return f"{counted(len(statement.origins), 'origin')} · {reports}{extra}"


def _statements(title: str, statements: Sequence[Statement], labels: Labels, under: Mapping[str, str]) -> str:
    told = lines_of(statements, labels.account.statements, under)
    if not told:
        return ""
    lines = [f"## {title}", ""]
    item = ""
    for statement, again in told:
        reports = listed([labels.article(a) for a in statement.articles], 4)
        says = who_says(statement, labels)
        tail = f"{escape(says[:1].upper() + says[1:])}. " if says else ""
        denied = "*Denied:* " if all_deny(statement, labels) else ""
        number = labels.numbers[statement.id]
        if again:  # a point under its line; a numbered list would count on from the line's own number
            inset = item
            lines.append(f"{inset}- ({number}) {denied}{escape(statement.text)}  ")
            inset += "  "
        else:
            inset = item = " " * len(f"{number}. ")
            lines.append(f"{number}. {denied}{escape(statement.text)}  ")
        lines.append(f"{inset}*{_support(statement)}.* {tail}In {escape(reports)}.")
        if _open(statement, labels):
            claim = labels.claims[statement.shown]
            passage = passage_of(claim, labels.articles[claim.article])
            lines[-1] += "  "
            lines.append(f"{inset}In its place: “{escape(passage.before + passage.inside + passage.after)}”")
    return "\n".join(lines)


def _conflicts(title: str, account: Account, relation: str, labels: Labels) -> str:
    found = [c for c in account.conflicts if c.relation == relation]
    if not found:
        return ""
    return "\n\n".join([f"## {title}", *(_conflict(c, labels) for c in found)])


def _conflict(conflict: Conflict, labels: Labels) -> str:
    lines = [f"**{escape(conflict.explanation)}**", ""]
    for side in conflict.sides:
        claims = [labels.claims[c] for c in side.claims if c in labels.claims]
        reports = listed(list(dict.fromkeys(labels.article(c.article) for c in claims)), 4)
        example = f": “{escape(cut(claims[0].text, 240))}”" if claims else ""
        origins = counted(len(side.origins), "origin")
        lines.append(f"- **{escape(side.value)}** ({origins}; {escape(reports)}){example}")
    return "\n".join(lines)


def _timeline(account: Account, labels: Labels) -> str:
    if not account.timeline:
        return ""
    lines = ["## Timeline", ""]
    for entry in account.timeline:
        number = labels.numbers.get(entry.statement)
        note = _TIMELINE_NOTES[entry.status]
        lines.append(f"- **{escape(date_words(entry.date))}**{note}: {escape(entry.text)} (statement {number})")
    return "\n".join(lines)


def _lineage(account: Account, labels: Labels) -> str:
    lines = ["## Who rests on whom", ""]
    for origin in account.origins:
        reports = listed([labels.article(a) for a in origin.articles], 12)
        lines.append(f"- **{escape(labels.origin(origin.id))}**: {escape(reports)}")
    if account.lineage:
        lines.append("")
    for pair in account.lineage:
        lines.append(f"- {escape(lineage_words(pair, labels))}")
        for change in change_words(pair, labels):
            was = f" ~~{escape(change.before)}~~" if change.before else ""
            now = f" **{escape(change.after)}**" if change.after else ""
            lines.append(f"  - {change.kind}:{was}{now}")
    return "\n".join(lines) if account.origins else ""


def _relations(account: Account, labels: Labels) -> str:
    if not account.relations:
        return ""
    lines = ["## Who stands how to whom"]
    for heading, views in relation_groups(account, labels):
        lines += ["", f"### {escape(heading)}", ""]
        for view in views:
            notes = [note for note in (view.stage, view.when, "disputed" if view.record.disputed else "") if note]
            numbers = ", ".join(str(number) for number, _ in view.statements)
            tail = f" ({escape(', '.join(notes))})" if notes else ""
            lines.append(f"- {escape(view.record.says)}{tail} — *{view.support}; statement {numbers}*")
    return "\n".join(lines)


def _events(account: Account, labels: Labels) -> str:
    if not account.events:
        return ""
    lines = ["## Who did what to whom", ""]
    for view in event_views(account, labels):
        whom = f" → {view.whom}" if view.whom else ""
        place = ", ".join(part for part in (view.when, view.where, *view.notes) if part)
        tail = f" ({escape(place)})" if place else ""
        lines.append(f"- {escape(view.kind)}: {escape((view.who or '?') + whom)}{tail} — *{view.support}*")
    return "\n".join(lines)


def _entities(account: Account, labels: Labels) -> str:
    known = [e for e in account.entities if e.type in ("person", "organisation") and e.mentions][:40]
    if not known:
        return ""
    lines = ["## People and organisations", ""]
    for entity in known:
        about = f": {escape(entity.description)}" if entity.description else ""
        lines.append(f"- **{escape(entity.name)}**{about} ({counted(len(entity.mentions), 'mention')})")
        for odd in entity.discrepancies:
            where = labels.article(odd.span.article)
            lines.append(f"  - Written “{escape(odd.given)}” in {escape(where)}; others write {escape(odd.expected)}.")
    return "\n".join(lines)


def _reports(account: Account, labels: Labels) -> str:
    lines = ["## The reports", ""]
    for article in account.articles:
        clean = labels.clean[article.id]
        date = f", {day_words(clean.published.date)} ({clean.published.basis})" if clean.published else ", no date"
        title = f": {escape(cut(clean.title.value, 140))}" if clean.title else ""
        lines.append(f"- **{escape(labels.article(article.id))}**{date}{title} — {escape(article.path)}")
    return "\n".join(lines)


def _rejected(account: Account) -> str:
    if not account.rejected:
        return ""
    lines = ["## Not taken in", ""]
    lines += [f"- {escape(r.path)} ({escape(r.step)}): {escape(r.reason)}" for r in account.rejected]
    return "\n".join(lines)
