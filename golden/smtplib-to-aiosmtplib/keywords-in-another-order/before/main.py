import smtplib


def send(host, text):
    server = smtplib.SMTP(host)
    server.sendmail("from@example.com", msg=text, to_addrs=["to@example.com"])
    server.quit()
