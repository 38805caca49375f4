"""Writes the trees of numbers and names of a PDF leaf by leaf."""

from collections.abc import Callable, Sequence

from handouts.pdf.streaming import StreamingWriter
from handouts.pdf.syntax import references

BRANCHES = 64
"""How many leaves a node holds."""


class GrowingTree:
    """A number tree or a name tree whose leaves come in order and are written at once.

    Source: ISO 32000-1, 7.9.6 and 7.9.7.
    """

    def __init__(self, writer: StreamingWriter, key: str) -> None:
        """Begin a tree; `key` is Nums or Names."""
        self._writer = writer
        self._key = key.encode()
        self._leaves: list[tuple[bytes, bytes, int]] = []
        self._nodes: list[tuple[bytes, bytes, int]] = []

    def add(self, entries: list[tuple[bytes, bytes]]) -> None:
        """Write a leaf; its keys are as they stand in the file, in order, after all before."""
        if not entries:
            return
        held = b" ".join(b"%s %s" % entry for entry in entries)
        first, last = entries[0][0], entries[-1][0]
        leaf = b"<< /Limits [ %s %s ] /%s [ %s ] >>" % (first, last, self._key, held)
        self._leaves.append((first, last, self._writer.add(leaf)))
        if len(self._leaves) == BRANCHES:
            self._close_node()

    def finish(self) -> int | None:
        """Write the root and return its number, or None if the tree holds nothing."""
        self._close_node()
        if not self._nodes:
            return None
        kids = references(number for *_, number in self._nodes)
        return self._writer.add(b"<< /Kids %s >>" % kids)

    def _close_node(self) -> None:
        leaves, self._leaves = self._leaves, []
        if leaves:
            first, last = leaves[0][0], leaves[-1][1]
            kids = references(number for *_, number in leaves)
            node = b"<< /Limits [ %s %s ] /Kids %s >>" % (first, last, kids)
            self._nodes.append((first, last, self._writer.add(node)))


class GrowingNodes:
    """Nodes between a root and many leaves, where each leaf says which node holds it."""

    def __init__(
        self, writer: StreamingWriter, most: int, written: Callable[[Sequence[int]], bytes]
    ) -> None:
        """Begin without leaves.

        Args:
            writer: of the file.
            most: how many leaves a node holds.
            written: gives a node as it stands in the file, for the numbers of its leaves.
        """
        self._writer = writer
        self._most = most
        self._written = written
        self._number = 0
        self._leaves: list[int] = []
        self._nodes: list[int] = []

    def hold(self, leaf: int) -> int:
        """Put a leaf into a node and return the number of the node."""
        if not self._leaves:
            self._number = self._writer.reserve()
        number = self._number
        self._leaves.append(leaf)
        if len(self._leaves) == self._most:
            self._close()
        return number

    def finish(self) -> list[int]:
        """Write what is not written yet and return the numbers of all nodes."""
        self._close()
        return self._nodes

    def _close(self) -> None:
        leaves, self._leaves = self._leaves, []
        if leaves:
            self._writer.put(self._number, self._written(leaves))
            self._nodes.append(self._number)
