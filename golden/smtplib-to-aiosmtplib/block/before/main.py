import smtplib


def send(host, sender, to, text):
    with smtplib.SMTP(host) as server:
        server.sendmail(sender, [to], text)
