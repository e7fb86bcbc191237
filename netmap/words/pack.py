"""The words of an evidence pack as a file: what is in it, and what verifying found."""

README = """\
An evidence pack, made with netmap on {day}.
{whose}

What is in it
- evidence.pdf: the claims with their evidence, as a tagged PDF.
- evidence.docx: the same in Word, to edit.
- evidence.duckdb: the same as tables, for DuckDB. It is not encrypted. A long text
  goes on in its next part.
- manifest.json: what the pack is, and the size and SHA-256 of each file.
- manifest.sha256: the SHA-256 of manifest.json.

Keep it as you keep personal data
Names and places that netmap knows of the case are left out, and days are weeks.
It is still personal data: whoever knows the people may know them again by what
happened. It names the staff who claim and sign. Send it only to those who need it,
protected, and delete it when it is no longer needed.

How to verify it
    netmap evidence verify FILE
FILE is the pack, or the folder that it was unzipped to. This works offline. Without
netmap, “sha256sum -c manifest.sha256” checks the manifest, and the manifest says what
each other file has to give.

What verifying shows
That nothing in the pack was changed since it was packed. It does not show that what
it says is true, and not who made it: whoever changes a file can also make a new
manifest. If it matters, ask whoever sent the pack for the SHA-256 of the manifest,
by another way than the pack came, and compare.
"""

MANIFEST_CHANGED = "does not match manifest.sha256, so one of the two was changed"
MANIFEST_UNREADABLE = "cannot be read, so nothing could be compared with it"
MISSING = "is missing"
UNREADABLE = "is damaged and cannot be read"
TWICE = "is there more than once"
NOT_OURS = "does not belong to the pack and was not read"
LEADS_OUT = "has a name that leads out of the pack, and was not read"
NOT_A_FILE = "is not a plain file and was not read"
CHANGED = "was changed: its SHA-256 is not the one in the manifest"
RESIZED = "was changed: it is {found} bytes long, the manifest says {said}"
WRAPPING = (
    "was changed outside the files in it: in a name, a date, their order, or in bytes "
    "before, between or after them"
)
ZIP = "the zip file"
TABLE = "{file}, table {table}"
ROW = "{file}, {table}[{key}]"
NO_TABLES = "is not a DuckDB file with the tables of a pack, and nothing else"
NOT_AS_MANIFEST = "does not say what the manifest says"
CLAIM_CHANGED = "does not give its digest"
DOCUMENT_CHANGED = "does not give the digest in the manifest"
DOCUMENT_SHAPE = "is not canonical JSON"
NO_SNAPSHOT = "holds a document of no snapshot in the manifest"
NOT_AS_DOCUMENT = "does not say what the documents say"
