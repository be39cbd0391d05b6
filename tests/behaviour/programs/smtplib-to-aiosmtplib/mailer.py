# needs: mail
"""An object that keeps a connection, connects again, and ends it."""
import smtplib
import sys


class Mailer:
    def __init__(self, host, port):
        self.host = host
        self.port = port
        self.server = None
        self.count = 0

    def __enter__(self):
        self.server = smtplib.SMTP()
        self.server.connect(self.host, self.port)
        return self

    def __exit__(self, *details):
        self.close()

    def send(self, to, text):
        if self.count == 2:
            self.server.quit()
            self.server = smtplib.SMTP(host=self.host, port=self.port)
        self.server.noop()
        self.server.rset()
        self.server.sendmail("me@example.com", [to], f"Subject: {self.count}\n\n{text}")
        self.count += 1

    def close(self):
        self.server.quit()
        self.server.close()


def main(url):
    host, port, _ = url.split(":")
    with Mailer(host, int(port)) as mailer:
        for name in ("a", "b", "c", "d"):
            mailer.send(name + "@example.com", "text for " + name)
    print(mailer.count)


if __name__ == "__main__":
    main(sys.argv[1])
