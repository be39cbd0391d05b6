import boto3

session = boto3.Session(profile_name="test", region_name="eu-west-1")


def users():
    iam = session.client("iam")
    return iam.list_users()["Users"]


def roles(profile):
    iam = boto3.session.Session(profile_name=profile).client("iam")
    return iam.list_roles()["Roles"]


def regions():
    return session.get_available_regions("s3"), session.region_name
