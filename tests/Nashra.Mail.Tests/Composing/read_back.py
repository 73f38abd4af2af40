"""Reads every *.eml of a folder with Python's email package and prints what a reader would see, as JSON lines."""
import email, email.header, email.policy, email.utils, json, pathlib, sys


def display_name(message, field):
    """The newer address parser puts a space between two encoded words of a name, so the older one is asked."""
    name, _ = email.utils.parseaddr(message[field])
    return str(email.header.make_header(email.header.decode_header(name))) if name.startswith("=?") else name


for path in sorted(pathlib.Path(sys.argv[1]).glob("*.eml")):
    octets = path.read_bytes()
    message = email.message_from_bytes(octets, policy=email.policy.default)
    plain = email.message_from_bytes(octets)
    sender, recipient = message["from"].addresses[0], message["to"].addresses[0]
    html = message.get_body(("html",))
    json.dump({
        "subject": str(message["subject"]),
        "fromName": display_name(plain, "from"), "fromAddress": sender.addr_spec,
        "toName": display_name(plain, "to"), "toAddress": recipient.addr_spec,
        "text": message.get_body(("plain",)).get_content(),
        "html": html.get_content() if html else None,
        "id": str(message["message-id"]).strip(),
        "defects": [type(each).__name__ for part in message.walk() for each in part.defects],
    }, sys.stdout)
    print()
