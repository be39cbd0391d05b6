import ssl

import aiosmtplib


async def send(user, password, message):
    context = ssl.create_default_context()
    async with aiosmtplib.SMTP(
        hostname="mail.example.com",
        port=465,
        tls_context=context,
        timeout=None,
        use_tls=True,
    ) as server:
        await server.login(user, password)
        await server.send_message(message)


async def trusting(message):
    server = aiosmtplib.SMTP(
        hostname="mail.example.com", timeout=30, use_tls=True, validate_certs=False
    )
    await server.connect()
    await server.send_message(
        message, sender="from@example.com", recipients=["to@example.com"]
    )
    await server.quit()
