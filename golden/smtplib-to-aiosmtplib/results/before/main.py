import smtplib


def send(host, text):
    server = smtplib.SMTP(host)
    refused = server.sendmail("from@example.com", ["to@example.com"], text)
    server.quit()
    return refused


def is_alive(server: smtplib.SMTP):
    return server.noop()[0] == 250
