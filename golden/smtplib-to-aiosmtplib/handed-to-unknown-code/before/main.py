import smtplib

from elsewhere import deliver


def send(host, text):
    server = smtplib.SMTP(host)
    deliver(server, text)
    server.quit()
