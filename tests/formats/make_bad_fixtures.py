"""Writes the fixtures of files that are refused, each for a reason of its own."""

import struct
import zipfile
from pathlib import Path

from xlwt.CompoundDoc import XlsDoc

from tests.formats.make_good_fixtures import (
    GOOD,
    biff_book,
    ods_row,
    ods_text,
    old_bytes,
    workbook,
    write_ods,
    write_zip,
)

BAD = Path(__file__).parent / "fixtures" / "bad"
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def write_bad() -> None:
    """Write all fixtures that are refused."""
    _zipped()
    _biff()
    _texts()
    _other_kinds()


def _zipped() -> None:
    register = (GOOD / "register.xlsx").read_bytes()
    _write("empty.xlsx", b"")
    _write("cut.xlsx", register[: len(register) * 2 // 3])
    _write("damaged_sum.xlsx", _turned(register))
    _write_parts("damaged_xml.xlsx", "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2])
    with workbook(BAD / "no_rows.xlsx") as book:
        book.add_worksheet("Danh sách")
    with workbook(BAD / "far_cell.xlsx") as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, ["Mã hồ sơ", "Ngày tiếp nhận"])
        sheet.write(1_048_575, 16_383, " ")
    row = ods_row(ods_text("x", 'table:number-columns-repeated="100"'))
    many = row.replace("<table:table-row", '<table:table-row table:number-rows-repeated="1000000"')
    write_ods(BAD / "far_cell.ods", many)
    write_zip(BAD / "binary.xlsb", {"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x"})
    write_zip(BAD / "letter.docx", {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})
    write_zip(BAD / "letter.odt", {"mimetype": "application/vnd.oasis.opendocument.text"})
    write_zip(BAD / "archive.zip", {"danh sach.csv": "Mã hồ sơ,Ngày nhận\r\n"})


def _turned(data: bytes) -> bytes:
    """Turn one byte inside the packed sheet, so that its checksum fails."""
    at = data.index(b"xl/worksheets/sheet1.xml") + 200
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def _write_parts(name, changed, change) -> None:
    with zipfile.ZipFile(GOOD / "register.xlsx") as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[changed] = change(parts[changed])
    write_zip(BAD / name, parts)


def _biff() -> None:
    whole = (GOOD / "list.xls").read_bytes()
    _write("cut.xls", whole[: len(whole) // 2])
    stream = biff_book().get_biff_data()
    _write_ole("protected.xls", _with_password(stream))
    size = struct.pack("<HH", 0x0200, 14)
    _write_ole("damaged_size.xls", _changed(stream, size, 4, struct.pack("<I", 0x7FFFFFFF)))
    merged = struct.pack("<H", 0x00E5)
    at = stream.rindex(merged + struct.pack("<HH", 10, 1))
    _write_ole("damaged_merge.xls", stream[: at + 4] + b"\xff\xff" + stream[at + 6 :])
    _write("letter.doc", _renamed(whole, "WordDocument"))
    _write("other_ole.msg", _renamed(whole, "Contents"))


def _with_password(stream: bytes) -> bytes:
    """Put the record of a password behind the first one; what follows would be scrambled."""
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    return stream[:first] + struct.pack("<5H", 0x002F, 6, 0, 0x1234, 0x5678) + stream[first:]


def _changed(stream: bytes, record: bytes, offset: int, value: bytes) -> bytes:
    at = stream.index(record) + len(record) + offset
    return stream[:at] + value + stream[at + len(value) :]


def _write_ole(name: str, stream: bytes) -> None:
    XlsDoc().save(str(BAD / name), stream)


def _renamed(ole: bytes, name: str) -> bytes:
    """Give the stream of a workbook another name."""
    at = ole.index("Workbook\0".encode("utf-16-le"))
    entry = (name + "\0").encode("utf-16-le")
    field = entry.ljust(64, b"\0") + struct.pack("<H", len(entry))
    return ole[:at] + field + ole[at + len(field) :]


def _texts() -> None:
    comma = (GOOD / "list_comma.csv").read_text(encoding="utf-8")
    html = (GOOD / "list_html.xls").read_text(encoding="utf-8")
    _write("blank.csv", b" \r\n\r\n\t\r\n")
    _write("old_1258.csv", old_bytes(comma))
    _write("zero_bytes.csv", comma.replace("Nguyễn", "\0\0\0\0\0\0").encode())
    _write("cut_letter.csv", comma[: comma.rindex("ễ") + 1].encode()[:-1])
    _write("open_quote.csv", comma.replace('Mai",Phạm', "Mai,Phạm").encode())
    _write("open_quote_at_end.csv", comma.replace('Gỗ",Dương', "Gỗ,Dương").encode())
    _write("cut_html.xls", html[: len(html) * 2 // 3].encode())
    _write(
        "sign_in.xls", b"<!DOCTYPE html><html><body><form><input name=user></form></body></html>"
    )
    _write("sheet_2003.xls", _EXCEL_2003.encode())
    _write("page.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n")
    _write("data.xml", b'<?xml version="1.0"?>\n<!-- ho so -->\n<records><record/></records>')


_EXCEL_2003 = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table/></Worksheet></Workbook>
"""


def _other_kinds() -> None:
    _write(
        "letter.pdf",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n",
    )
    _write("picture.xlsx", _PNG)
    _write("letter.rtf", rb"{\rtf1\ansi H\'f4 so}")
    _write("program.xls", b"MZ" + bytes(range(256)) * 8)
    _write("archive.rar", b"Rar!\x1a\x07\x01\x00" + bytes(64))


def _write(name: str, content: bytes) -> None:
    (BAD / name).write_bytes(content)
