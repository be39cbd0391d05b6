import smtplib


class Mailer:
    def __init__(self, host):
        self.host = host
        self.server = None

    def open(self):
        self.server = smtplib.SMTP(self.host)

    def send(self, sender, to, text):
        self.server.sendmail(sender, to, text)

    def close(self):
        if self.server:
            self.server.quit()
