import smtplib
import ssl


def send(user, password, message):
    context = ssl.create_default_context()
    with smtplib.SMTP_SSL("mail.example.com", 465, context=context) as server:
        server.login(user, password)
        server.send_message(message)


def trusting(message):
    server = smtplib.SMTP_SSL("mail.example.com", timeout=30)
    server.send_message(message, "from@example.com", ["to@example.com"])
    server.quit()
