import smtplib


def send(host, text):
    with smtplib.SMTP() as server:
        server.connect(host)
        server.sendmail("from@example.com", "to@example.com", text)
