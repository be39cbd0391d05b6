import smtplib


def send(host, text):
    server = smtplib.SMTP()
    server.connect(host, 2525)
    server.noop()
    server.rset()
    server.sendmail("from@example.com", "to@example.com", text)
    server.quit()
