# needs: mail
"""Messages of both kinds, and texts, to several recipients."""
import smtplib
import sys
from email.message import EmailMessage
from email.mime.text import MIMEText


def message(subject, text):
    made = EmailMessage()
    made["Subject"] = subject
    made["From"] = "Me <me@example.com>"
    made["To"] = "a@example.com, b@example.com"
    made["Cc"] = "c@example.com"
    made["Bcc"] = "hidden@example.com"
    made.set_content(text)
    return made


def send(host, port):
    server = smtplib.SMTP(host, port)
    server.send_message(message("hello", "some text\n.with a period\n"))
    server.send_message(message("umlauts", "grün"), "other@example.com", ["d@example.com"])
    old = MIMEText("old text")
    old["Subject"] = "old"
    server.sendmail("me@example.com", ["a@example.com", "b@example.com"], old.as_string())
    server.sendmail(from_addr="me@example.com", to_addrs="a@example.com", msg=b"Subject: bytes\r\n\r\ntext")
    server.quit()


def main(url):
    host, port, _ = url.split(":")
    send(host, int(port))
    print("sent")


if __name__ == "__main__":
    main(sys.argv[1])
