import smtplib


def send(server: smtplib.SMTP, text):
    try:
        server.sendmail("from@example.com", ["to@example.com"], text)
    except smtplib.SMTPRecipientsRefused as error:
        print(error.recipients)


def secure(server: smtplib.SMTP):
    try:
        server.starttls()
    except smtplib.SMTPNotSupportedError:
        return False
    return True
