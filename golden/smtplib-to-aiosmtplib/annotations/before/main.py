import smtplib
from smtplib import SMTP


def connect(host: str, port: int = smtplib.SMTP_PORT) -> SMTP:
    server = SMTP(host, port)
    server.helo("me")
    return server


def send(text: str) -> None:
    server: SMTP = connect("localhost")
    server.sendmail("from@example.com", ["to@example.com"], text)
    server.quit()
