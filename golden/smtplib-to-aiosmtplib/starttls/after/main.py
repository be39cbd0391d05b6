import smtplib
import ssl

import aiosmtplib


async def send(message):
    server = aiosmtplib.SMTP(hostname="localhost", timeout=10, start_tls=False)
    await server.connect()
    await server.starttls(tls_context=ssl.create_default_context())
    await server.send_message(message)
    await server.quit()


def trusting(message):
    server = smtplib.SMTP("localhost")
    if server.has_extn("starttls"):
        server.starttls(context=None)
    server.send_message(message)
    server.close()
