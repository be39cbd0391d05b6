import smtplib
from email.message import EmailMessage


def send(host, user, password, sender, to, text):
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message.set_content(text)
    server = smtplib.SMTP(host, 587)
    server.ehlo()
    server.starttls()
    server.ehlo()
    server.login(user, password)
    server.send_message(message)
    server.quit()
