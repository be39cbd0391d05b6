import smtplib


def send(host, text, secure):
    kind = smtplib.SMTP_SSL if secure else smtplib.SMTP
    server = kind(host)
    server.sendmail("from@example.com", "to@example.com", text)
    server.quit()
