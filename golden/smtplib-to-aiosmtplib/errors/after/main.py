import aiosmtplib


async def send(host, text):
    try:
        server = aiosmtplib.SMTP(hostname=host, timeout=None, start_tls=False)
        await server.connect()
        await server.sendmail("from@example.com", ["to@example.com"], text)
        await server.quit()
    except aiosmtplib.SMTPAuthenticationError as error:
        print(error.code, error.message.encode())
    except aiosmtplib.SMTPSenderRefused as error:
        print(error.sender)
    except (aiosmtplib.SMTPConnectResponseError, aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPReadTimeoutError) as error:
        print(error)
    except aiosmtplib.SMTPException:
        return False
    return True
