import ssl

import aiosmtplib


async def send(message):
    server = aiosmtplib.SMTP(hostname="localhost", timeout=10, start_tls=False)
    await server.connect()
    await server.starttls(tls_context=ssl.create_default_context())
    await server.send_message(message)
    await server.quit()


async def trusting(message):
    server = aiosmtplib.SMTP(hostname="localhost", timeout=None, start_tls=False)
    await server.connect()
    if server.supports_extension("starttls"):
        await server.starttls(validate_certs=False)
    await server.send_message(message)
    server.close()
