package dev.trunkline.messaging.mms;

/**
 * One picture or file of an MMS.
 *
 * @param url where Twilio keeps it; needs the account's credentials
 * @param contentType media type as Twilio names it
 */
public record ChatPicture(String url, String contentType) {}
