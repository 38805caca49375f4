import pytest

from handouts.clinic.qr import address_for_all


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://clinic.example",
        "https://clinic.example/",
        "https://www.Clinic-2.example:8443/back_care/~films?from=paper&lang=es#top",
        "https://xn--strae-oqa.example/%C3%BCbung",
        "https://clinic.example/a%20b",
    ],
)
def test_an_address_of_the_web_is_taken_as_it_is(address: str) -> None:
    assert address_for_all(address) == address


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://clinic.example/", "does not begin with https://"),
        ("HTTPS://clinic.example/", "does not begin with https://"),
        ("clinic.example", "does not begin with https://"),
        ("javascript:alert(1)", "does not begin with https://"),
        ("tel:+12025550147", "does not begin with https://"),
        ("mailto:a@clinic.example", "does not begin with https://"),
        ("https://user@clinic.example/", "user name"),
        ("https://user:secret@clinic.example/", "user name"),
        ("https://@clinic.example/", "user name"),
        ("https://clinic.example\\@other.example/", "no address may hold"),
        ("https://clinic.example/{name}", "placeholder"),
        ("https://clinic.example/?id={record_number}", "placeholder"),
        ("https://clinic.example/<name>", "placeholder"),
        ("https://clinic.example/%7Bname%7D", "placeholder"),
        ("https://clinic.example/%(name)s", "no address may hold"),
        ("https://clinic.example/%s", "no address may hold"),
        ("https://clinic.example/a b", "no address may hold"),
        ('https://clinic.example/"a"', "no address may hold"),
        ("https://clinic.example/100%", "no address may hold"),
        ("https://clinic.example/a\nb", "control character"),
        ("https://clinic.example/a\x00", "control character"),
        ("https://clinic.example/a\x85", "control character"),
        ("https://clinic.example/%0d%0aa", "control character"),
        ("https://straße.example/", "write it as https://xn--strae-oqa.example/"),
        ("https://clinic.example/übung", "write it as https://clinic.example/%C3%BCbung"),
        ("https://clinic.example/\u202ealmost", "write it as"),
        ("https://", "names no place on the web"),
        ("https:///films", "names no place on the web"),
        ("https://localhost/", "names no place on the web"),
        ("https://192.0.2.1/", "names no place on the web"),
        ("https://[2001:db8::1]/", "names no place on the web"),
        ("https://clinic..example/", "names no place on the web"),
        ("https://-clinic.example/", "names no place on the web"),
        ("https://clinic_2.example/", "names no place on the web"),
        ("https://clinic.example:port/", "names no place on the web"),
        ("https://clinic.example:99999/", "names no place on the web"),
        ("https://xn--a.example/", "names no place on the web"),
        (f"https://{'a' * 64}.example/", "names no place on the web"),
    ],
)
def test_an_address_that_could_lead_elsewhere_is_refused(address: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        address_for_all(address)


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(ValueError, match="password") as caught:
        address_for_all("https://user:hunter2@clinic.example/straße")
    assert "hunter2" not in str(caught.value)
