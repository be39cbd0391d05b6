import smtplib


def with_port(text):
    server = smtplib.SMTP("localhost:2525")
    server.sendmail("from@example.com", "to@example.com", text)
    server.quit()


def perhaps(text, host=None):
    server = smtplib.SMTP(host)
    server.sendmail("from@example.com", "to@example.com", text)
    server.quit()
