"""A questionnaire as an XLSForm, which KoboToolbox and ODK ask on phones and in browsers.

`book` writes it; `assessor.exchange.xlsform_in` reads the table of submissions that comes back.
"""
