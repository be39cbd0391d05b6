import smtplib


def local(text):
    server = smtplib.LMTP("localhost")
    server.sendmail("from@example.com", "to@example.com", text)
    server.quit()


def keyed(text):
    server = smtplib.SMTP_SSL("localhost", keyfile="key.pem", certfile="cert.pem")
    server.sendmail("from@example.com", "to@example.com", text)
    server.quit()
