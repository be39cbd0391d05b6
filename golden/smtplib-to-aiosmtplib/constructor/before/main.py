import smtplib


class Mailer:
    def __init__(self, host):
        self.server = smtplib.SMTP(host)

    def send(self, sender, to, text):
        self.server.sendmail(sender, to, text)
