"""Verifies every signature of every *.eml of a folder with dkimpy; files named like DNS names stand for the DNS."""
import pathlib, sys
import dkim

folder = pathlib.Path(sys.argv[1])


def dns(name, timeout=5):
    record = folder / name.decode("ascii").rstrip(".")
    return record.read_bytes() if record.exists() else None


def verdict(message, index):
    try:
        return dkim.DKIM(message).verify(idx=index, dnsfunc=dns)
    except dkim.DKIMException:
        return False


for path in sorted(folder.glob("*.eml")):
    message = path.read_bytes()
    verdicts = [verdict(message, index) for index in range(message.count(b"DKIM-Signature:"))]
    print(path.name, *verdicts)
