import smtplib
import socket

import aiosmtplib


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


async def any_error(server: aiosmtplib.SMTP, text):
    try:
        await server.sendmail("from@example.com", ["to@example.com"], text)
    except (aiosmtplib.SMTPException, OSError):
        return False
    return True
