# needs: mail
"""TLS at once and later, without a context that checks certificates, and a login."""
import smtplib
import ssl
import sys


def later(host, port):
    server = smtplib.SMTP(host, port, timeout=10)
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls()
        server.ehlo()
    print(server.has_extn("starttls"), server.does_esmtp)
    server.login("user", "secret")
    server.sendmail("me@example.com", "a@example.com", "Subject: later\n\ntext")
    server.quit()


def at_once(host, port):
    with smtplib.SMTP_SSL(host, port) as server:
        server.login(user="user", password="secret")
        server.sendmail("me@example.com", "a@example.com", "Subject: at once\n\ntext")


def checked(host, port):
    context = ssl.create_default_context()
    try:
        with smtplib.SMTP_SSL(host, port, context=context) as server:
            server.sendmail("me@example.com", "a@example.com", "text")
    except OSError:
        print("certificate is not trusted")


def plain(host, port):
    with smtplib.SMTP(host, port) as server:
        server.sendmail("me@example.com", "a@example.com", "Subject: plain\n\ntext")


def main(url):
    host, port, safe = url.split(":")
    later(host, int(port))
    at_once(host, int(safe))
    checked(host, int(safe))
    plain(host, int(port))


if __name__ == "__main__":
    main(sys.argv[1])
