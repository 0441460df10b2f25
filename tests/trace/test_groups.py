"""Connected components, against networkx on random graphs."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from rashomon.trace.groups import components

NODES = [f"n{i:02}" for i in range(24)]


@given(st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=40))
def test_like_networkx(edges: list[tuple[str, str]]) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(NODES)
    graph.add_edges_from(edges)
    assert components(NODES, edges) == sorted(sorted(c) for c in nx.connected_components(graph))


def test_order_of_input_does_not_matter() -> None:
    edges = [("b", "a"), ("d", "c"), ("c", "b")]
    assert components("dcba", edges) == components("abcd", edges[::-1]) == [["a", "b", "c", "d"]]
