/** Everything else below /api is answered as an operation that is not there, never by a page. */
export { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from '../v1/[[...route]]/route'
