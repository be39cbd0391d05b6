import smtplib


def send(host, text):
    smtplib.SMTP(host).sendmail("from@example.com", "to@example.com", text)


def connect(host):
    return smtplib.SMTP(host)
