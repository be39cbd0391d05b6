import smtplib
import socket


def send(host, text):
    try:
        server = smtplib.SMTP(host)
        server.sendmail("from@example.com", ["to@example.com"], text)
        server.quit()
    except smtplib.SMTPException:
        return False
    except OSError:
        return None
    return True


def other(host, text):
    try:
        server = smtplib.SMTP(host)
        server.sendmail("from@example.com", ["to@example.com"], text)
        server.quit()
    except smtplib.SMTPException:
        return False
    except (socket.gaierror, ValueError):
        return None
    return True
