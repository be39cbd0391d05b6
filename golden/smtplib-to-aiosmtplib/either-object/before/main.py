import smtplib


def send(host, text, secure):
    if secure:
        server = smtplib.SMTP_SSL(host, 465)
    else:
        server = smtplib.SMTP(host, 25)
    server.sendmail("from@example.com", "to@example.com", text)
    server.quit()
