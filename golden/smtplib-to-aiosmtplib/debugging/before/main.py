import smtplib


def send(host, text):
    server = smtplib.SMTP(host)
    server.set_debuglevel(1)
    server.sendmail("from@example.com", "to@example.com", text)
    server.quit()


def check(host, address):
    server = smtplib.SMTP(host)
    server.docmd("NOOP")
    server.verify(address)
    server.quit()


def features(host):
    server = smtplib.SMTP(host)
    server.ehlo()
    print(server.esmtp_features)
    server.quit()
