import smtplib


class Server(smtplib.SMTP):
    def greet(self):
        self.ehlo("me")


def send(host, text):
    server = Server(host)
    server.sendmail("from@example.com", "to@example.com", text)
