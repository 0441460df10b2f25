"""Articles of a pile, found by story, group of copies, entity, date or words, so that a case can be made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rashomon.corpus.layout import Layout
from rashomon.corpus.place import exists, inside, read_table
from rashomon.corpus.run import RUN_FILE
from rashomon.corpus.tables import article_of
from rashomon.errors import CorpusError, SettingError
from rashomon.model import Article

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles a case is cut out of; all that is given must hold.

    Attributes:
        story: Id of a story.
        copies: Id of a group of near-duplicates.
        entity: Id of an entity, or a name it goes by.
        since, until: First and last day of publication, as EDTF ("2023-12-12", "2023-12").
        query: Words that the article must all have, in any order.
        most: The most articles taken.
    """

    story: str | None = None
    copies: str | None = None
    entity: str | None = None
    since: str | None = None
    until: str | None = None
    query: str | None = None
    most: int = 300


def find_articles(place: str, wanted: Wanted) -> list[Article]:
    """Return the articles that are wanted, sorted by id.

    Raises:
        CorpusError: There is no pile, a step was not done yet, nothing is found, or more than `wanted.most`.
        SettingError: Nothing is asked for.
    """
    layout = Layout(place)
    if not exists(inside(place, RUN_FILE)):
        raise CorpusError(f"There is no pile at {place!r}.", remedy="Make one with: rashomon corpus run IN OUT")
    if not any((wanted.story, wanted.copies, wanted.entity, wanted.since, wanted.until, wanted.query)):
        raise SettingError("what to cut out", "nothing", remedy="Name a story, an entity, days or words.")
    kept: set[str] | None = None
    for found in (_of_group(layout, wanted), _of_copies(layout, wanted), _of_entity(layout, wanted)):
        if found is not None:
            kept = found if kept is None else kept & found
    articles: list[Article] = []
    for file in layout.tables("articles"):
        articles.extend(article_of(row) for row in _matching(file, kept, wanted).to_pylist())
        if len(articles) > wanted.most:
            raise CorpusError(
                f"More than {wanted.most} articles are found; an account of so many would be no account.",
                remedy="Ask for less, or raise --most.",
            )
    if not articles:
        raise CorpusError("No article is found that fits.", remedy="Look into the tables: docs/tables.md says how.")
    return sorted(articles, key=lambda article: article.id)


def _of_group(layout: Layout, wanted: Wanted) -> set[str] | None:
    return _ids(layout, "story_articles", "story", wanted.story, "rashomon corpus stories") if wanted.story else None


def _of_copies(layout: Layout, wanted: Wanted) -> set[str] | None:
    return _ids(layout, "copy_groups", "group", wanted.copies, "rashomon corpus dedup") if wanted.copies else None


def _of_entity(layout: Layout, wanted: Wanted) -> set[str] | None:
    """Return the articles that name an entity, by its id or by a name that is written so."""
    if not wanted.entity:
        return None
    if wanted.entity.startswith("ent-"):
        return _ids(layout, "entities", "entity", wanted.entity, "rashomon corpus annotate")
    folded = _ids(layout, "mentions", "text", wanted.entity, "rashomon corpus annotate")
    return folded | _ids(layout, "entities", "name", wanted.entity, "rashomon corpus annotate")


def _ids(layout: Layout, table: str, column: str, value: str, command: str) -> set[str]:
    """Return the articles of the rows of a table that have a value; letters' case does not count."""
    import pyarrow.compute as pc

    files = layout.tables(table)
    if not files:
        raise CorpusError(f"The table {table!r} was not made yet.", remedy=f"Make it with: {command} IN OUT")
    found: set[str] = set()
    for file in files:
        rows = read_table(file, [column, "article"])
        same = pc.equal(pc.utf8_lower(rows[column]), value.lower())
        found.update(rows.filter(same)["article"].to_pylist())
    return found


def _matching(file: str, kept: set[str] | None, wanted: Wanted) -> pa.Table:
    """Return the articles of one part that are wanted."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if kept is not None:
        ids = read_table(file, ["id"])["id"]
        if not pc.any(pc.is_in(ids, value_set=pa.array(sorted(kept), pa.string()))).as_py():
            return read_table(file, None).slice(0, 0)
    rows = read_table(file, None)
    if kept is not None:
        rows = rows.filter(pc.is_in(rows["id"], value_set=pa.array(sorted(kept), pa.string())))
    days = pc.struct_field(rows["published"].combine_chunks(), "date")
    if wanted.since:
        rows, days = _filtered(rows, days, pc.greater_equal(days, wanted.since))
    if wanted.until:
        begun = pc.utf8_slice_codeunits(days, 0, len(wanted.until))
        rows, days = _filtered(rows, days, pc.less_equal(begun, wanted.until))
    for word in (wanted.query or "").split():
        rows = rows.filter(pc.match_substring(rows["text"], word, ignore_case=True))
    return rows


def _filtered(rows: pa.Table, days: Any, mask: Any) -> tuple[pa.Table, Any]:
    import pyarrow.compute as pc

    known = pc.fill_null(mask, False)
    return rows.filter(known), days.filter(known)
