# needs: mail
"""What could not be connected has no name, and is not ended."""
import smtplib
import sys


class Mailer:
    server = None

    def open(self, host, port):
        self.server = smtplib.SMTP(host, port)

    def close(self):
        if self.server:
            self.server.quit()
            print("ended")


def send(host, port):
    server = None
    try:
        server = smtplib.SMTP(host, port)
        server.sendmail("me@example.com", "a@example.com", "Subject: x\n\ntext")
    except OSError:
        print("failed")
    finally:
        if server:
            server.quit()
            print("ended")


def main(url):
    host, port, _ = url.split(":")
    for one in (int(port), 1):
        send(host, one)
        mailer = Mailer()
        try:
            mailer.open(host, one)
        except OSError:
            print("not opened")
        mailer.close()


if __name__ == "__main__":
    main(sys.argv[1])
