"""The formats by name: the one place where they are listed."""

from __future__ import annotations

from rashomon.errors import SettingError
from rashomon.export.brat import to_brat
from rashomon.export.conllu import to_conllu
from rashomon.export.csv_tables import to_csv
from rashomon.export.followthemoney import to_followthemoney
from rashomon.export.gdelt import to_gdelt
from rashomon.export.material import ExportFile, Format, Material
from rashomon.export.ninjs import to_ninjs
from rashomon.export.parquet_tables import to_parquet
from rashomon.export.plover import to_plover
from rashomon.export.polecat import to_polecat
from rashomon.export.provenance import to_prov
from rashomon.export.schema_org import to_schema_org
from rashomon.export.web_annotation import to_web_annotation

FORMATS: dict[str, Format] = {
    made.name: made
    for made in (
        Format(
            "web-annotation",
            "W3C Web Annotation (JSON-LD)",
            "annotation tools (Hypothes.is, Recogito, Annotorious)",
            to_web_annotation,
        ),
        Format(
            "ftm",
            "FollowTheMoney entities (JSON lines)",
            "OpenAleph, Aleph and the OpenSanctions tools",
            to_followthemoney,
        ),
        Format("plover", "PLOVER event records (JSON)", "event coders and conflict researchers", to_plover),
        Format("polecat", "POLECAT's columns (tabs, header)", "what reads the POLECAT data", to_polecat),
        Format("gdelt", "GDELT 1.0's event columns (tabs, no header)", "what reads GDELT's events", to_gdelt),
        Format(
            "schema-org",
            "schema.org NewsArticle, Claim and ClaimReview (JSON-LD)",
            "search engines and fact-check tools; may stand in a web page",
            to_schema_org,
        ),
        Format(
            "ninjs",
            "IPTC ninjs 2.1 (JSON, a file an article)",
            "editorial systems; Rashomon reads it too",
            to_ninjs,
            folder=True,
        ),
        Format("prov", "W3C PROV of the lineage (PROV-JSON)", "provenance tools and the prov package", to_prov),
        Format("conllu", "CoNLL-U", "treebank tools and linguists", to_conllu),
        Format(
            "brat",
            "brat standoff (.txt and .ann, a pair an article)",
            "annotators who correct by hand (brat, INCEpTION)",
            to_brat,
            folder=True,
        ),
        Format("csv", "every table as CSV", "spreadsheets, R, databases", to_csv, folder=True),
        Format("parquet", "every table as Parquet", "pandas, Polars, DuckDB, Spark", to_parquet, folder=True),
    )
}


def export(material: Material, name: str) -> list[ExportFile]:
    """Return the files of a case in the format of that name, the same bytes for the same case.

    Raises:
        SettingError: If there is no such format.
    """
    made = FORMATS.get(name)
    if made is None:
        raise SettingError("format", name, remedy="Choose one of: " + ", ".join(FORMATS) + ".")
    return list(made.make(material))
