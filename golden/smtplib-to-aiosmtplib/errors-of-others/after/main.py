import socket

import aiosmtplib


async def send(host, text):
    try:
        server = aiosmtplib.SMTP(hostname=host, timeout=None, start_tls=False)
        await server.connect()
        await server.sendmail("from@example.com", ["to@example.com"], text)
        await server.quit()
    except (aiosmtplib.SMTPConnectError, socket.gaierror):
        print("no such host")
    except (aiosmtplib.SMTPConnectError, ConnectionRefusedError):
        print("nobody there")
    except (aiosmtplib.SMTPTimeoutError, socket.timeout, aiosmtplib.SMTPException, socket.error) as error:
        print(error)


async def any_error(server: aiosmtplib.SMTP, text):
    try:
        await server.sendmail("from@example.com", ["to@example.com"], text)
    except (aiosmtplib.SMTPException, OSError):
        return False
    return True
