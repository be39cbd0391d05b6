# needs: mail
# refused: no-async-counterpart, result-used, handler-needs-error
"""What has no counterpart stays as it is, beside what has one."""
import smtplib
import sys


def refused(host, port):
    server = smtplib.SMTP(host, port)
    found = server.sendmail("me@example.com", ["no@example.com", "a@example.com"], "Subject: x\n\ntext")
    server.quit()
    return found


def codes(host, port):
    server = smtplib.SMTP(host, port)
    print(server.noop(), server.docmd("NOOP"))
    server.close()


def everybody(host, port):
    server = smtplib.SMTP(host, port)
    try:
        server.sendmail("me@example.com", ["no@example.com"], "Subject: x\n\ntext")
    except smtplib.SMTPRecipientsRefused as error:
        print(error.recipients)
    server.quit()


def sent(host, port):
    with smtplib.SMTP(host, port) as server:
        server.sendmail("me@example.com", ["a@example.com"], "Subject: x\n\ntext")


def main(url):
    host, port, _ = url.split(":")
    print(refused(host, int(port)))
    codes(host, int(port))
    everybody(host, int(port))
    sent(host, int(port))


if __name__ == "__main__":
    main(sys.argv[1])
