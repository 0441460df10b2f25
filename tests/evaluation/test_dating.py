from __future__ import annotations

import json
from pathlib import Path

from rashomon.evaluation.dating import evaluate

TOLD = "The swing bridge at Ashby was closed by the harbour board on {} after divers found cracks in two piers."


def test_reports_of_one_event_date_each_other(tmp_path: Path) -> None:
    rows = [
        {"event": event, "id": f"{event}{i}", "date": day, "title": "Bridge", "paragraphs": [[TOLD.format(name)]]}
        for event in ("a", "b")
        for i, (day, name) in enumerate([("2024-03-04", "Monday"), ("2024-03-05", "Monday"), ("2024-03-07", "Friday")])
    ]
    (tmp_path / "basil.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    scores = evaluate(tmp_path)
    found = {figure.name: figure.value for figure in scores.figures}
    assert scores.size == 6
    assert found["dates told that are right"] == 1.0
    assert 0 < found["reports dated"] < 1
