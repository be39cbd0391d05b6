import smtplib
import ssl


def send(message):
    server = smtplib.SMTP("localhost", port=0, timeout=10)
    server.starttls(context=ssl.create_default_context())
    server.send_message(message)
    server.quit()


def trusting(message):
    server = smtplib.SMTP("localhost")
    if server.has_extn("starttls"):
        server.starttls(context=None)
    server.send_message(message)
    server.close()
