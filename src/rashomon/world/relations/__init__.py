"""Who stands how to whom: relations that hold over time."""

from rashomon.world.relations.schema import RelationSchema, built_in, load_schema, read_own, schema_of
from rashomon.world.relations.step import RelationRequest, Relations, find_relations
from rashomon.world.relations.two import TwoParties

__all__ = [
    "RelationRequest",
    "RelationSchema",
    "Relations",
    "TwoParties",
    "built_in",
    "find_relations",
    "load_schema",
    "read_own",
    "schema_of",
]
