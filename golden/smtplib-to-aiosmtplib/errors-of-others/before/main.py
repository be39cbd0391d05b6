import smtplib
import socket


def send(host, text):
    try:
        server = smtplib.SMTP(host)
        server.sendmail("from@example.com", ["to@example.com"], text)
        server.quit()
    except socket.gaierror:
        print("no such host")
    except ConnectionRefusedError:
        print("nobody there")
    except (socket.timeout, socket.error) as error:
        print(error)


def any_error(server: smtplib.SMTP, text):
    try:
        server.sendmail("from@example.com", ["to@example.com"], text)
    except OSError:
        return False
    return True
