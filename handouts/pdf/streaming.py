"""Writes a PDF as its objects come: what is written is on the disk and no longer in memory."""

import tempfile
import zlib
from array import array
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import IO, Final

from handouts.errors import Problem, RenderingError

MAX_OBJECTS: Final = 8_388_607
"""How many objects a file can hold for Adobe's readers. Source: ISO 32000-1, annex C."""

MAX_PACKED: Final = 1000
"""How many objects are packed together before they are written."""

MAX_PENDING: Final = 2_000
"""How many places of objects are noted before they go to the disk."""

ENTRY: Final = 8
"""Bytes of an entry of the cross-reference stream: kind 1, place 5, index 2."""

LEVEL: Final = 9
_HEAD: Final = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"


class StreamingWriter:
    """A PDF that is written object by object.

    Objects that are no streams are packed and compressed, hundreds at a time; streams are written
    as they are given. The places of the objects wait on the disk, in a file without a name.
    """

    def __init__(self, target: IO[bytes], folder: Path) -> None:
        """Begin a PDF in a file that was just opened.

        Args:
            target: where it is written.
            folder: where the places of the objects can wait.
        """
        self._target = target
        self._position = 0
        self._digest = blake2b(digest_size=16)
        self._last = 0
        self._packed: list[tuple[int, bytes]] = []
        self._places: dict[int, bytes] = {0: b"\0\0\0\0\0\0\xff\xff"}
        self._waiting = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed in `close`
        self._write(_HEAD)

    def close(self) -> None:
        """Let go of the places of the objects."""
        self._waiting.close()

    @property
    def objects(self) -> int:
        """Return how many objects there are."""
        return self._last

    def reserve(self, count: int = 1) -> int:
        """Return the first of so many new numbers in a row.

        Raises: RenderingError if the file would hold more objects than readers of PDFs take.
        """
        first = self._last + 1
        if first + count > MAX_OBJECTS:
            raise RenderingError(
                Problem(
                    "print file",
                    f"would hold more than {MAX_OBJECTS} objects, which not every reader opens.",
                    "Print in parts: make a print file for one half, then for the other.",
                    "too-large",
                )
            )
        self._last += count
        return first

    def put(self, number: int, written: bytes) -> None:
        """Write an object that is no stream, under a number that was reserved."""
        self._packed.append((number, written))
        if len(self._packed) >= MAX_PACKED:
            self._write_packed()

    def add(self, written: bytes) -> int:
        """Write an object that is no stream and return its number."""
        number = self.reserve()
        self.put(number, written)
        return number

    def put_stream(self, number: int, keys: bytes, content: bytes) -> None:
        """Write a stream under a number that was reserved.

        Args:
            number: as it was reserved.
            keys: what its dictionary holds beside the length.
            content: its bytes, encoded as the keys say.
        """
        self._places[number] = b"\1%s\0\0" % self._position.to_bytes(5, "big")
        self._write(b"%d 0 obj\n<< %s /Length %d >>\nstream\n" % (number, keys, len(content)))
        self._write(content)
        self._write(b"\nendstream\nendobj\n")
        if len(self._places) >= MAX_PENDING:
            self._set_aside()

    def put_packed_stream(self, number: int, content: bytes, keys: bytes = b"") -> None:
        """Write a stream under a number that was reserved, after compressing it."""
        packed = zlib.compress(content, LEVEL)
        self.put_stream(number, b"%s /Filter /FlateDecode" % keys, packed)

    def finish(self, entries: Mapping[str, bytes]) -> int:
        """Write what closes the file and return its size in bytes.

        The file's identifier is a hash of what it holds.

        Args:
            entries: of the trailer, such as `Root`.
        """
        self._write_packed()
        number = self.reserve()
        start = self._position
        self._places[number] = b"\1%s\0\0" % start.to_bytes(5, "big")
        self._set_aside()
        identifier = self._digest.hexdigest().encode()
        keys = b" ".join(b"/%s %s" % (key.encode(), value) for key, value in entries.items())
        self.put_stream(
            number,
            b"/Type /XRef /Size %d /W [ 1 5 2 ] /ID [ <%s> <%s> ] %s /Filter /FlateDecode "
            b"/DecodeParms << /Predictor 12 /Columns %d >>"
            % (number + 1, identifier, identifier, keys, ENTRY),
            self._packed_places(number + 1),
        )
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        return self._position

    def _write(self, content: bytes) -> None:
        self._target.write(content)
        self._digest.update(content)
        self._position += len(content)

    def _write_packed(self) -> None:
        """Write the objects that wait as one object stream. Source: ISO 32000-1, 7.5.7."""
        packed, self._packed = self._packed, []
        if not packed:
            return
        number = self.reserve()
        heads, length = [], 0
        for index, (inner, written) in enumerate(packed):
            heads.append(b"%d %d" % (inner, length))
            length += len(written) + 1
            self._places[inner] = b"\2%s%s" % (number.to_bytes(5, "big"), index.to_bytes(2, "big"))
        head = b" ".join(heads)
        content = b"%s\n%s" % (head, b"\n".join(written for _, written in packed))
        keys = b"/Type /ObjStm /N %d /First %d" % (len(packed), len(head) + 1)
        self.put_packed_stream(number, content, keys)

    def _set_aside(self) -> None:
        """Write the places that were noted to the disk, each where its number stands."""
        numbers = array("Q", sorted(self._places))
        for at, number in enumerate(numbers):
            if at == 0 or numbers[at - 1] != number - 1:
                self._waiting.seek(number * ENTRY)
            self._waiting.write(self._places[number])
        self._places.clear()

    def _packed_places(self, count: int) -> bytes:
        """Return all places, compressed; each is written as its difference from the one before.

        Source: ISO 32000-1, 7.4.4.4, predictor 12.
        """
        self._waiting.seek(0)
        compress = zlib.compressobj(LEVEL)
        pieces, before = [], bytes(ENTRY)
        left = count
        while left:
            rows = self._waiting.read(min(left, MAX_PENDING) * ENTRY)
            shifted = before + rows[:-ENTRY]
            less = bytes([(new - old) & 255 for new, old in zip(rows, shifted, strict=True)])
            marked = b"".join(b"\2" + less[at : at + ENTRY] for at in range(0, len(less), ENTRY))
            pieces.append(compress.compress(marked))
            before = rows[-ENTRY:]
            left -= len(rows) // ENTRY
        return b"".join((*pieces, compress.flush()))
