import aiosmtplib


async def send(host, text, secure):
    if secure:
        server = aiosmtplib.SMTP(
            hostname=host, port=465, timeout=None, use_tls=True, validate_certs=False
        )
        await server.connect()
    else:
        server = aiosmtplib.SMTP(hostname=host, port=25, timeout=None, start_tls=False)
        await server.connect()
    await server.sendmail("from@example.com", "to@example.com", text)
    await server.quit()
