# needs: mail
"""A script's own code."""
import smtplib
import sys

host, port, _ = sys.argv[1].split(":")
server = smtplib.SMTP(host, int(port))
for name in ("a", "b"):
    server.sendmail("me@example.com", name + "@example.com", f"Subject: {name}\n\ntext")
    print("sent to", name)
server.quit()
