import aiosmtplib


async def send(host, message):
    server = None
    try:
        new_server = aiosmtplib.SMTP(hostname=host, timeout=None, start_tls=False)
        await new_server.connect()
        server = new_server
        await server.send_message(message)
    except Exception as error:
        print(error)
    finally:
        if server:
            await server.quit()


async def simple(host, message):
    try:
        server = aiosmtplib.SMTP(hostname=host, timeout=None, start_tls=False)
        await server.connect()
        await server.send_message(message)
        await server.quit()
    except (aiosmtplib.SMTPException, OSError) as error:
        print(error)
