import smtplib

server = smtplib.SMTP("localhost")


def send(text):
    server.sendmail("from@example.com", ["to@example.com"], text)
