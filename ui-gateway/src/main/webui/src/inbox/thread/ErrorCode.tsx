/** Twilio's code in brackets, linked to what Twilio says about it. */
export function ErrorCode({ code }: { code: number }) {
  return (
    <>
      {" ("}
      <a href={`https://www.twilio.com/docs/api/errors/${code}`} target="_blank" rel="noopener noreferrer" data-testid="error-code">
        Error {code}
      </a>
      )
    </>
  );
}
